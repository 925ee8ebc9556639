using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

/// <summary>
/// Writes syntax nodes as SQL. The law: parsing what was printed gives an equal node, for every statement and every expression.
/// </summary>
public static class SqlPrinter
{
    /// <summary>The node as SQL, without a trailing semicolon.</summary>
    /// <param name="node">Any node; those that are no statement or expression give the fragment that stands for them.</param>
    /// <param name="options">Null for <see cref="PrintOptions.SingleLine"/>.</param>
    public static string Print(SqlNode node, PrintOptions? options = null)
    {
        SqlWriter writer = new(options ?? PrintOptions.SingleLine);
        new NodePrinter(writer).Print(node);
        return writer.ToString();
    }

    /// <summary>Writes the node to <paramref name="output"/> as <see cref="Print"/> gives it.</summary>
    public static void Write(SqlNode node, TextWriter output, PrintOptions? options = null) => output.Write(Print(node, options));

    /// <summary>A name as it must be written in SQL: quoted unless it is lower case and no keyword with a meaning of its own.</summary>
    public static string QuoteIdentifier(string name) => IdentifierQuoting.Quote(name, IdentifierPosition.Any);

    /// <summary>A string constant, safe whatever the text (<c>standard_conforming_strings</c> on, the default since 9.1).</summary>
    public static string QuoteLiteral(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>The text between dollar quotes whose tag does not occur in it, for bodies that people read.</summary>
    public static string QuoteBody(string text) => DollarQuoting.Quote(text);
}
