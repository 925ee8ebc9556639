-- r
alter table bids drop column bidder;
alter table bids add column bidder_name text not null;
