merge into harbor.berths b using (values ('A1', 9.5)) v(berth, depth_m) on b.berth = v.berth when not matched then insert (berth, depth_m) values (v.berth, v.depth_m);
