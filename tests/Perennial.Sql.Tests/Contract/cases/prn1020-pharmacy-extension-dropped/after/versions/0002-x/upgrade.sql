-- Drop.
drop extension pgcrypto;
