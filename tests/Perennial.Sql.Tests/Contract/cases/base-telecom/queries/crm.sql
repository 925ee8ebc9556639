-- service: crm

-- name: LineState :value
select state from lines where line_no = @line;

-- name: Rename :execrows
update lines set owner_name = @name where line_no = @line;
