using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The choice among definitions and utility statements by their first word.</summary>
internal sealed partial class Parser
{
    private Statement ParseDefinition() => throw Unexpected("a statement");
}
