using Perennial.Sql;

namespace Perennial.Migrations.Access;

/// <summary>All that the rights of services follow from.</summary>
/// <param name="Callable">The procedures of the working tree.</param>
/// <param name="Others">Rights besides those that procedures need: what inline queries do.</param>
internal sealed record AccessNeeds(EquatableArray<CallableProcedure> Callable, EquatableArray<ServiceRight> Others);
