-- name: Dots :many
select t.x from "a..b" t;
-- name: Sales :many
select t.x from "Sales.Q1" t;
-- name: OtherSales :many
select t.x from sales.q1 t;
