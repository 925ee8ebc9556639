CREATE TYPE unit AS ENUM ('C', 'F');
CREATE TYPE reading AS (v float8, u unit);
