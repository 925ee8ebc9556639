create table harbor.stays (imo int not null, berth text, foreign key (berth) references harbor.berths on delete set null (berth));
