using Perennial.Sql.Binding;

namespace Perennial.Migrations.Access;

/// <summary>A right on a table or sequence that a service needs besides those of its procedures.</summary>
internal sealed record ServiceRight(string Service, RelationRight Right);
