alter function ins.round_up(numeric) rename to round_to_one;
