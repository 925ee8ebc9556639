-- Reaped workers get a reason of their own. The type is open, so services that do not know the value read it as Unrecognized.

alter type queue.leave_reason add value if not exists 'silent';
