-- service: repair

-- name: OpenFaults :many
select fault_id, line_no, kind, seen from faults where not fixed;

-- name: FindFaults :many
-- optional: kind, line
-- order: seen, kind
select fault_id, kind, seen from faults where kind = @kind and line_no = @line;

-- name: Fix :single
update faults set fixed = true where fault_id = @fault returning line_no;
