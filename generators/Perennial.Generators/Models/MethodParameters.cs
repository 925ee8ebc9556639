using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The parameters of a method, and the texts of the call's arguments that they become.</summary>
/// <param name="names">The names of the types that are made for the procedure.</param>
/// <param name="inputs">The types of the arguments.</param>
/// <param name="items">What it stores, where it stores rows.</param>
internal sealed class MethodParameters(Procedure procedure, ResultNames names, List<CSharpType> inputs, StoredItems items)
{
    /// <summary>After <see cref="Build"/>: the texts of the call's arguments, with a dollar sign for each of the driver's parameters.</summary>
    public List<string> Forms { get; } = [];

    /// <summary>Whether calls may leave the argument out, which needs named notation for those behind it.</summary>
    public static bool IsOptional(ProcedureArgument argument) => argument.HasDefault && argument.Name.Length > 0;

    /// <summary>The parameters without the cancellation token.</summary>
    public EquatableArray<ParameterModel> Build()
    {
        if (!procedure.Items.IsEmpty) return [items.Parameter(Forms)];
        EquatableArray<ProcedureArgument> arguments = procedure.Signature.InputArguments;
        int added = (procedure.Orders.IsEmpty ? 0 : 1) + (procedure.PageColumns.IsEmpty ? 0 : procedure.PageColumns.Count + 1);
        string[] parameters = NameConversion.Distinct(
            arguments.Take(arguments.Count - added).Select((argument, index) => argument.Name.Length > 0 ? NameConversion.Camel(argument.Name) : "argument" + (index + 1).ToString(CultureInfo.InvariantCulture)),
            "cancellationToken", "command", "parameters", "executor", "index", "orderBy", "after", "pageSize", "page", "row");
        List<ParameterModel> result = [];
        for (int i = 0; i < parameters.Length; i++)
        {
            bool isOptional = IsOptional(arguments[i]);
            bool isNullable = arguments[i].IsNullable;
            List<WireParameter> wire = [];
            Forms.Add(WireForm.Argument(inputs[i], isOptional ? parameters[i] + ".Value" : parameters[i], isNullable, wire));
            result.Add(new ParameterModel(parameters[i], inputs[i].Declared(isNullable), wire.ToEquatableArray(), isOptional));
        }

        if (!procedure.Orders.IsEmpty) result.Add(OrderParameter());
        if (!procedure.PageColumns.IsEmpty) AddPageParameters(result);
        return result.ToEquatableArray();
    }

    private ParameterModel OrderParameter()
    {
        List<WireParameter> wire = [];
        CSharpType type = inputs[inputs.Count - 1] with { Name = names.Order, Write = names.Order + "Labels.ToLabel({0})" };
        Forms.Add(WireForm.Argument(type, "orderBy", isNullable: false, wire));
        return new ParameterModel("orderBy", names.Order, wire.ToEquatableArray(), IsOptional: false);
    }

    // The key travels column by column, null for the first page.
    private void AddPageParameters(List<ParameterModel> result)
    {
        int first = inputs.Count - procedure.PageColumns.Count - 1;
        List<WireParameter> key = [];
        string[] properties = ResultRows.Properties(procedure, names.Row);
        for (int i = 0; i < procedure.PageColumns.Count; i++)
        {
            int column = procedure.Signature.Columns.Select(static candidate => candidate.Name).ToList().IndexOf(procedure.PageColumns[i]);
            Forms.Add(WireForm.Argument(inputs[first + i], "after?." + properties[column], isNullable: true, key));
        }

        List<WireParameter> size = [];
        Forms.Add(WireForm.Argument(inputs[inputs.Count - 1], "pageSize", isNullable: false, size));
        result.Add(new ParameterModel("after", names.Cursor + "?", key.ToEquatableArray(), IsOptional: false));
        result.Add(new ParameterModel("pageSize", "int", size.ToEquatableArray(), IsOptional: false));
    }
}
