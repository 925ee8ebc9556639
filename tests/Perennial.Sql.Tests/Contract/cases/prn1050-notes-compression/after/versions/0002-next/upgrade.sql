alter table notes alter column text set compression lz4;
