comment on table museum.works is 'What the museum owns or has on loan.';
