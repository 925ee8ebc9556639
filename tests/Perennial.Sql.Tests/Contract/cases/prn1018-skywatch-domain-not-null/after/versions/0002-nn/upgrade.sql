-- From version 1 to 2: nn.

alter domain public.ra set not null;
