alter table notes alter column text set compression default;
