using Perennial.Sql.Binding;

namespace Perennial.Sql.Routines;

/// <summary>What is known of a procedure's body.</summary>
/// <param name="Statements">Its query, or the statements of its body, bound.</param>
/// <param name="Unbound">What its words tell, when its body is in a language that is not bound.</param>
internal sealed record ProcedureBody(EquatableArray<BoundStatement> Statements, UnboundBody? Unbound);
