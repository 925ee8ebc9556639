alter table tickets_issued validate constraint plate_sum;
