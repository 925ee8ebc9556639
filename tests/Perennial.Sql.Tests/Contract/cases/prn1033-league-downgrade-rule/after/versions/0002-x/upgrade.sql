-- g
create rule matches_keep as on delete to league.matches do instead nothing;
