-- Slow.
set local lock_timeout = '2s';
select set_config('x.y', '1', true);
