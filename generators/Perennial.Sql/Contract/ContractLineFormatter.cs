using System.Globalization;
using System.Text;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>Writes the lines of the contract file. <see cref="ContractLineParser"/> reads them back to an equal value.</summary>
public static class ContractLineFormatter
{
    /// <summary>The line of a shipped procedure.</summary>
    /// <param name="deprecatedSince">The version that deprecated it; needed exactly when the signature says deprecated.</param>
    public static string Format(ProcedureSignature signature, int since, int? deprecatedSince = null)
    {
        StringBuilder line = new();
        line.Append(signature.Kind == ProcedureKind.Procedure ? "procedure " : "function ");
        line.Append(ContractNames.Quote(signature.Schema)).Append('.').Append(ContractNames.Quote(signature.Name)).Append('(');
        for (int i = 0; i < signature.Arguments.Count; i++)
        {
            if (i > 0) line.Append(", ");
            AppendArgument(line, signature.Arguments[i], i + 1);
        }

        line.Append(')');
        AppendResult(line, signature);
        line.Append(signature.Mode == AccessMode.Reads ? " reads" : " writes");
        line.Append(signature.Volatility switch { Volatility.Immutable => " immutable", Volatility.Stable => " stable", _ => " volatile" });
        if (signature.IsStrict) line.Append(" strict");
        line.Append(signature.Security == SecurityMode.Definer ? " definer" : " invoker");
        if (signature.Service is { } service) line.Append(" service=").Append(ContractNames.Quote(service));
        line.Append(" since=").Append(since.ToString(CultureInfo.InvariantCulture));
        if (signature.Deprecated is { } advice)
        {
            line.Append(" deprecated=").Append((deprecatedSince ?? since).ToString(CultureInfo.InvariantCulture));
            if (advice.Length > 0) line.Append(' ').Append(ContractNames.QuoteText(advice));
        }

        for (int i = 0; i < signature.Raises.Count; i++)
        {
            line.Append(i == 0 ? " raises=" : ",").Append(signature.Raises[i].SqlState).Append(':').Append(signature.Raises[i].Name);
        }

        return line.ToString();
    }

    /// <summary>The line of a type that a shipped signature uses.</summary>
    public static string Format(SignatureType type, int since)
    {
        StringBuilder line = new("type ");
        line.Append(type.DisplayName);
        switch (type.Kind)
        {
            case SignatureTypeKind.Enum:
                line.Append(" enum (").Append(string.Join(", ", type.Labels.Select(ContractNames.QuoteLabel))).Append(')');
                if (type.IsOpen) line.Append(" open");
                break;
            case SignatureTypeKind.Composite:
                line.Append(" composite (").Append(string.Join(", ", type.Fields.Select(Column))).Append(')');
                break;
            case SignatureTypeKind.Domain:
                line.Append(" domain ").Append(type.Element?.DisplayName ?? "text");
                if (type.IsNotNull) line.Append(" not null");
                foreach (string check in type.Checks) line.Append(" check ").Append(ContractNames.QuoteText(check));
                break;
            default:
                throw new ArgumentException($"A {type.Kind} type has no line in the contract.", nameof(type));
        }

        return line.Append(" since=").Append(since.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>The argument as the line shows it: <c>lease interval default</c>.</summary>
    internal static string Argument(ProcedureArgument argument, int position)
    {
        StringBuilder text = new();
        AppendArgument(text, argument, position);
        return text.ToString();
    }

    /// <summary>The column as the line shows it: <c>task_id text not null</c>.</summary>
    internal static string Column(ResultColumn column) =>
        ContractNames.Quote(column.Name) + " " + column.Type.DisplayName + (column.IsNullable ? "" : " not null");

    /// <summary>The words for a number of rows: <c>zero-or-one</c>.</summary>
    internal static string Word(ResultCardinality cardinality) => cardinality switch
    {
        ResultCardinality.One => "one",
        ResultCardinality.ZeroOrOne => "zero-or-one",
        ResultCardinality.Many => "many",
        _ => "none",
    };

    private static void AppendArgument(StringBuilder line, ProcedureArgument argument, int position)
    {
        line.Append(argument.Mode switch { ArgumentMode.Out => "out ", ArgumentMode.InOut => "inout ", ArgumentMode.Variadic => "variadic ", _ => "" });
        if (argument.Name.Length == 0) line.Append('$').Append(position.ToString(CultureInfo.InvariantCulture));
        else line.Append(ContractNames.Quote(argument.Name));
        line.Append(' ').Append(argument.Type.DisplayName);
        if (!argument.IsNullable && argument.Mode != ArgumentMode.Out) line.Append(" not null");
        if (argument.HasDefault) line.Append(" default");
    }

    // Functions that return void say "none". A function that returns no set returns exactly one row, so "setof" is written only where
    // the cardinality does not imply it.
    private static void AppendResult(StringBuilder line, ProcedureSignature signature)
    {
        if (signature.Cardinality == ResultCardinality.None)
        {
            if (signature.Kind == ProcedureKind.Function) line.Append(" -> none");
            return;
        }

        line.Append(" -> ").Append(Word(signature.Cardinality)).Append(' ');
        if (signature.ReturnsSet && signature.Cardinality == ResultCardinality.One) line.Append("setof ");
        if (signature.IsScalar && signature.Columns.Count == 1)
        {
            line.Append(signature.Columns[0].Type.DisplayName).Append(signature.Columns[0].IsNullable ? "" : " not null");
            return;
        }

        line.Append('(').Append(string.Join(", ", signature.Columns.Select(Column))).Append(')');
    }
}
