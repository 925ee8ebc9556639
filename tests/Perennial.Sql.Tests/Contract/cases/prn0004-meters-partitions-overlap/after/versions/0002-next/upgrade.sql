create table iot.readings_q1 partition of iot.readings for values from ('2025-12-01 00:00:00+00') to ('2026-04-01 00:00:00+00');
