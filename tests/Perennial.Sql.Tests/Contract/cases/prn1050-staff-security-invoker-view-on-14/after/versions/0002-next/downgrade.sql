alter view staff.active_people reset (security_invoker);
