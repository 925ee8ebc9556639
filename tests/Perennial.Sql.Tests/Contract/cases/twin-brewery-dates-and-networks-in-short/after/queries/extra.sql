-- name: ShortForms :one
SELECT date '1999.008' AS day, timestamp '1999.366' AS last_day, inet '10/8' AS network, inet '192.168/16' AS lan, inet '10.1.2/15' AS part, cidr '10' AS class, cidr '172.16/12' AS range, macaddr '0800.2b01.0203' AS card;
