using System.Text;
using Perennial.Sql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The text of a method's call, in parts that the generated code joins.</summary>
/// <param name="columns">The types of the result's columns.</param>
/// <param name="forms">The texts of the arguments, with a dollar sign for each of the driver's parameters.</param>
internal sealed class CallStatement(Procedure procedure, List<CSharpType> columns, List<string> forms)
{
    private readonly ProcedureSignature _signature = procedure.Signature;

    /// <summary>Up to the list of arguments; all of it for an inline query.</summary>
    public string Head => procedure.Inline is { } inline ? InlineText(inline) : CallHead();

    /// <summary>Behind the list of arguments.</summary>
    public string Tail => procedure.Inline is null ? CallTail() : "";

    /// <summary>The list of arguments. A function has none for what it returns; a procedure is passed null.</summary>
    public EquatableArray<ArgumentModel> Arguments()
    {
        bool isCall = _signature.Kind == ProcedureKind.Procedure;
        List<ArgumentModel> result = [];
        int input = 0;
        foreach (ProcedureArgument argument in _signature.Arguments)
        {
            bool isOut = argument.Mode == ArgumentMode.Out;
            if (isOut && !isCall) continue;
            result.Add(new ArgumentModel(
                argument.Name.Length > 0 ? NameRules.Quote(argument.Name) : "", isOut ? "null" : forms[input++], MethodParameters.IsOptional(argument), argument.Mode == ArgumentMode.Variadic));
        }

        return result.ToEquatableArray();
    }

    // A parameter may stand in several places, and a composite one is several of the driver's.
    private string InlineText(InlineSql inline)
    {
        string[] texts = new string[forms.Count];
        int number = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            StringBuilder form = new();
            WireForm.Number(form, forms[i], ref number);
            texts[i] = form.ToString();
        }

        string[] quoted = [.. _signature.Columns.Select(static column => NameRules.Quote(column.Name))];
        string[] items = [.. columns.SelectMany((type, index) => WireForm.SelectItems(type, quoted[index]))];
        bool isWhole = !inline.Whole.IsEmpty && items.SequenceEqual(quoted, StringComparer.Ordinal);
        string selected = string.Join(", ", items);
        StringBuilder text = new();
        foreach (InlinePart part in isWhole ? inline.Whole : inline.Parts)
        {
            text.Append(part.Text.Replace(InlineSql.Columns, selected));
            if (part.Parameter > 0) text.Append(texts[part.Parameter - 1]);
        }

        return text.ToString();
    }

    private string CallHead()
    {
        string name = NameRules.Quote(_signature.Schema) + "." + NameRules.Quote(_signature.Name);
        if (_signature.Kind == ProcedureKind.Procedure) return "call " + name;
        if (columns.Count == 0) return "select " + name;
        IEnumerable<string> items = columns.SelectMany((type, index) => WireForm.SelectItems(type, _signature.IsScalar ? "value" : NameRules.Quote(_signature.Columns[index].Name)));
        return $"select {string.Join(", ", items)} from {(IsBareComposite ? "(select " : "")}{name}";
    }

    private string CallTail()
    {
        if (!_signature.IsScalar || _signature.Kind == ProcedureKind.Procedure) return "";
        // In FROM a composite would fall apart into its columns; the offset keeps the planner from calling once a field.
        return IsBareComposite ? " as value offset 0) as result" : " as result(value)";
    }

    private bool IsBareComposite => _signature.IsScalar && columns.Count > 0 && !columns[0].Fields.IsEmpty;
}
