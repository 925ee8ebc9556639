alter function stock.take(text, int) reset all;
