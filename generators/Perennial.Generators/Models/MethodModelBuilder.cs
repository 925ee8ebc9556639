using System.Globalization;
using System.Text;
using Perennial.Sql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Makes the method of one procedure.</summary>
/// <param name="names">The names of the types that are made for it.</param>
/// <param name="errorName">Gives the name of the exception of a declared error.</param>
internal sealed class MethodModelBuilder(Procedure procedure, TypeMapping types, ResultNames names, Func<DeclaredError, string> errorName)
{
    private static readonly string[] RecordMembers =
        ["EqualityContract", "Equals", "GetHashCode", "ToString", "Deconstruct", "GetType", "MemberwiseClone", "PrintMembers", "Finalize", "ReferenceEquals"];

    private readonly ProcedureSignature _signature = procedure.Signature;
    private readonly TypeOverrides _types = new(procedure.Types, types);

    /// <summary>After <see cref="Build"/>: the record that other methods may share, or null.</summary>
    public RowModel? SharedRow { get; private set; }

    /// <summary>After <see cref="Build"/>: all records that other methods may share.</summary>
    public IEnumerable<RowModel> SharedRows { get; private set; } = [];

    /// <summary>After <see cref="Build"/>: what the slim data source builder has to enable.</summary>
    public IEnumerable<string> Features { get; private set; } = [];

    /// <summary>Whether the procedure's result is a record and not a bare value.</summary>
    public static bool ReturnsRow(Procedure procedure) =>
        !procedure.Signature.Columns.IsEmpty && !procedure.Signature.IsScalar && procedure.Command != QueryCommand.Value;

    /// <summary>The method, or null when a type of the signature has no C# counterpart (which an analyzer reports).</summary>
    public MethodModel? Build()
    {
        List<CSharpType> inputs = [];
        foreach (ProcedureArgument argument in _signature.InputArguments)
        {
            if (!procedure.Items.IsEmpty) break;
            if (_types.Find(argument.Name, argument.Type) is not { } type) return null;
            inputs.Add(type);
        }

        foreach (ResultColumn item in procedure.Items)
        {
            if (_types.Find(item.Name, item.Type) is not { } type) return null;
            inputs.Add(type with { Features = type.Features.Concat(["EnableArrays"]).ToEquatableArray() });
        }

        List<CSharpType> columns = [];
        foreach (ResultColumn column in _signature.Columns)
        {
            if (_types.Find(column.Name, column.Type) is not { } type) return null;
            columns.Add(type);
        }

        Features = inputs.Concat(columns).SelectMany(static type => type.Features);
        List<string> forms = [];
        EquatableArray<ParameterModel> parameters = Parameters(inputs, forms);
        RowModel? row = ReturnsRow(procedure) ? Row(columns) : null;
        if (row is { IsShared: true }) SharedRow = row;
        List<RowModel> embedded = [.. procedure.Embedded.Select((record, index) => EmbeddedRows.Record(record, names.Embedded[index], columns, RecordMembers) with { IsShared = EmbeddedRows.IsShared(procedure, record) })];
        SharedRows = embedded.Where(static record => record.IsShared).Concat(row is { IsShared: true } ? [row] : []);
        return new MethodModel(
            NameConversion.Pascal(procedure.DeclaredName),
            _signature.QualifiedName,
            procedure.Documentation,
            Origin(),
            procedure.Inline is { } inline ? InlineText(inline, columns, forms) : CallHead(columns),
            procedure.Inline is null ? CallTail(columns) : "",
            Arguments(forms),
            _signature.Mode == AccessMode.Reads,
            columns.Count > 0 || (procedure.Inline is null ? _signature.Kind == ProcedureKind.Function : procedure.Inline.ReturnsRows),
            Shape(),
            parameters,
            columns.Count == 0 ? "" : row is null ? columns[0].Declared(_signature.Columns[0].IsNullable) : row.Name,
            row is null && columns.Count > 0 && columns[0].IsValueType,
            row is { IsShared: false } ? row : null,
            ReadExpression(columns, row),
            _signature.Deprecated,
            _signature.Raises.Select(error => new ErrorModel(error.SqlState, errorName(error))).ToEquatableArray())
        {
            Order = Order(),
            Item = procedure.Items.IsEmpty ? null : Item(),
            Copy = procedure.CopyText is { } copy && inputs.TrueForAll(static type => type.IsBinary && type.Fields.IsEmpty) ? new CopyModel(copy, CopyColumns(inputs)) : null,
            Embedded = embedded.Where(static record => !record.IsShared).ToEquatableArray(),
            IsInline = procedure.Inline is not null,
            Cursor = row is null || procedure.PageColumns.IsEmpty ? null : Cursor(row),
        };
    }

    private EnumModel? Order()
    {
        if (procedure.Orders.IsEmpty) return null;
        string[] members = NameConversion.Distinct(procedure.Orders.Select(static order => order.EndsWith(" desc", StringComparison.Ordinal) ? NameConversion.Pascal(order.Substring(0, order.Length - 5)) + "Descending" : NameConversion.Pascal(order)));
        return new EnumModel(
            names.Order, _signature.QualifiedName, $"The orders of {_signature.QualifiedName}.", IsOpen: false,
            members.Select((member, index) => new EnumMemberModel(member, procedure.Orders[index])).ToEquatableArray());
    }

    private RowModel Item()
    {
        string[] properties = ItemProperties();
        return new RowModel(
            names.Item,
            procedure.Items.Select((item, index) => new PropertyModel(properties[index], _types.Find(item.Name, item.Type)!.Declared(item.IsNullable), item.Name)).ToEquatableArray(),
            IsShared: false);
    }

    private string[] ItemProperties() => NameConversion.Distinct(procedure.Items.Select(static item => NameConversion.Pascal(item.Name)), [names.Item, .. RecordMembers]);

    // A parameter may stand in several places, and a composite one is several of the driver's.
    private string InlineText(InlineSql inline, List<CSharpType> columns, List<string> forms)
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

    // Each property travels as an array of its own.
    private ParameterModel ItemsParameter(List<string> forms)
    {
        string[] properties = ItemProperties();
        List<WireParameter> arrays = [];
        for (int i = 0; i < procedure.Items.Count; i++)
        {
            ResultColumn item = procedure.Items[i];
            CSharpType type = _types.Find(item.Name, item.Type)!;
            arrays.Add(ItemWire.Array(type, item, names.Item, properties[i]));
            forms.Add("$" + (type.ParameterCast.Length > 0 || arrays[i].Type == "string" ? "::" + _signature.Arguments[i].Type.CastName : ""));
        }

        return new ParameterModel("items", $"global::System.Collections.Generic.IReadOnlyCollection<{names.Item}>", arrays.ToEquatableArray(), IsOptional: false);
    }

    private EquatableArray<CopyColumn> CopyColumns(List<CSharpType> inputs)
    {
        string[] properties = ItemProperties();
        return inputs.Select((type, index) => new CopyColumn(type.WireName, type.DriverType, properties[index], type.Write, procedure.Items[index].IsNullable)).ToEquatableArray();
    }

    private RowModel Cursor(RowModel row) =>
        new(names.Cursor, procedure.PageColumns.Select(name => row.Properties.First(property => property.Column == name)).ToEquatableArray(), IsShared: false);

    private MethodShape Shape()
    {
        if (_signature.Columns.IsEmpty) return MethodShape.Execute;
        if (!procedure.PageColumns.IsEmpty) return MethodShape.Page;
        switch (procedure.Command)
        {
            case QueryCommand.Single: return MethodShape.Single;
            case QueryCommand.Stream: return MethodShape.Stream;
            case QueryCommand.Many or QueryCommand.BatchMany: return MethodShape.All;
        }

        return _signature.Cardinality switch
        {
            ResultCardinality.Many when procedure.Origin == ProcedureOrigin.Routine => MethodShape.All,
            ResultCardinality.One => MethodShape.First,
            _ => MethodShape.FirstOrNull,
        };
    }

    private EquatableArray<ParameterModel> Parameters(List<CSharpType> inputs, List<string> forms)
    {
        if (!procedure.Items.IsEmpty) return [ItemsParameter(forms)];
        EquatableArray<ProcedureArgument> arguments = _signature.InputArguments;
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
            forms.Add(WireForm.Argument(inputs[i], isOptional ? parameters[i] + ".Value" : parameters[i], isNullable, wire));
            result.Add(new ParameterModel(parameters[i], inputs[i].Declared(isNullable), wire.ToEquatableArray(), isOptional));
        }

        if (!procedure.Orders.IsEmpty) result.Add(OrderParameter(inputs, forms));
        if (!procedure.PageColumns.IsEmpty) AddPageParameters(inputs, forms, result);
        return result.ToEquatableArray();
    }

    private ParameterModel OrderParameter(List<CSharpType> inputs, List<string> forms)
    {
        List<WireParameter> wire = [];
        CSharpType type = inputs[inputs.Count - 1] with { Name = names.Order, Write = names.Order + "Labels.ToLabel({0})" };
        forms.Add(WireForm.Argument(type, "orderBy", isNullable: false, wire));
        return new ParameterModel("orderBy", names.Order, wire.ToEquatableArray(), IsOptional: false);
    }

    // The key travels column by column, null for the first page.
    private void AddPageParameters(List<CSharpType> inputs, List<string> forms, List<ParameterModel> result)
    {
        int first = inputs.Count - procedure.PageColumns.Count - 1;
        List<WireParameter> key = [];
        string[] properties = Properties();
        for (int i = 0; i < procedure.PageColumns.Count; i++)
        {
            int column = _signature.Columns.Select(static candidate => candidate.Name).ToList().IndexOf(procedure.PageColumns[i]);
            forms.Add(WireForm.Argument(inputs[first + i], "after?." + properties[column], isNullable: true, key));
        }

        List<WireParameter> size = [];
        forms.Add(WireForm.Argument(inputs[inputs.Count - 1], "pageSize", isNullable: false, size));
        result.Add(new ParameterModel("after", names.Cursor + "?", key.ToEquatableArray(), IsOptional: false));
        result.Add(new ParameterModel("pageSize", "int", size.ToEquatableArray(), IsOptional: false));
    }

    // Leaving an argument out needs named notation for those behind it.
    private static bool IsOptional(ProcedureArgument argument) => argument.HasDefault && argument.Name.Length > 0;

    private EquatableArray<ArgumentModel> Arguments(List<string> forms)
    {
        bool isCall = _signature.Kind == ProcedureKind.Procedure;
        List<ArgumentModel> result = [];
        int input = 0;
        foreach (ProcedureArgument argument in _signature.Arguments)
        {
            bool isOut = argument.Mode == ArgumentMode.Out;
            if (isOut && !isCall) continue;
            result.Add(new ArgumentModel(
                argument.Name.Length > 0 ? NameRules.Quote(argument.Name) : "", isOut ? "null" : forms[input++], IsOptional(argument), argument.Mode == ArgumentMode.Variadic));
        }

        return result.ToEquatableArray();
    }

    private RowModel Row(List<CSharpType> columns)
    {
        List<PropertyModel> properties = [];
        for (int i = 0; i < columns.Count; i++)
        {
            int part = EmbeddedAt(i);
            ResultColumn column = _signature.Columns[i];
            properties.Add(part < 0
                ? new PropertyModel(NameConversion.Pascal(column.Name), columns[i].Declared(column.IsNullable), column.Name)
                : new PropertyModel(NameConversion.Pascal(procedure.Embedded[part].Name), names.Embedded[part] + (procedure.Embedded[part].IsNullable ? "?" : ""), procedure.Embedded[part].Name));
            if (part >= 0) i += procedure.Embedded[part].Columns.Count - 1;
        }

        string[] distinct = NameConversion.Distinct(properties.Select(static property => property.Name), [names.Row, .. RecordMembers]);
        return new RowModel(names.Row, properties.Select((property, index) => property with { Name = distinct[index] }).ToEquatableArray(), procedure.RowName is not null);
    }

    // The number of the embedded record that begins with a column; -1 for none.
    private int EmbeddedAt(int column)
    {
        for (int i = 0; i < procedure.Embedded.Count; i++)
        {
            if (procedure.Embedded[i].First == column) return i;
        }

        return -1;
    }

    // A record's property may not have the record's own name, nor that of a member that records have.
    private string[] Properties() =>
        NameConversion.Distinct(_signature.Columns.Select(static column => NameConversion.Pascal(column.Name)), [names.Row, .. RecordMembers]);

    private string ReadExpression(List<CSharpType> columns, RowModel? row)
    {
        if (columns.Count == 0) return "";
        int ordinal = 0;
        List<string> values = [];
        for (int i = 0; i < columns.Count; i++)
        {
            int part = EmbeddedAt(i);
            values.Add(part < 0
                ? WireForm.Read(columns[i], _signature.Columns[i].IsNullable, ref ordinal)
                : EmbeddedRows.Read(procedure.Embedded[part], names.Embedded[part], columns, ref ordinal));
            if (part >= 0) i += procedure.Embedded[part].Columns.Count - 1;
        }

        return row is null ? values[0] : $"new {row.Name}({string.Join(", ", values)})";
    }

    private string CallHead(List<CSharpType> columns)
    {
        string name = NameRules.Quote(_signature.Schema) + "." + NameRules.Quote(_signature.Name);
        if (_signature.Kind == ProcedureKind.Procedure) return "call " + name;
        if (columns.Count == 0) return "select " + name;
        IEnumerable<string> items = columns.SelectMany((type, index) => WireForm.SelectItems(type, _signature.IsScalar ? "value" : NameRules.Quote(_signature.Columns[index].Name)));
        return $"select {string.Join(", ", items)} from {(IsBareComposite(columns) ? "(select " : "")}{name}";
    }

    private string CallTail(List<CSharpType> columns)
    {
        if (!_signature.IsScalar || _signature.Kind == ProcedureKind.Procedure) return "";
        // In FROM a composite would fall apart into its columns; the offset keeps the planner from calling once a field.
        return IsBareComposite(columns) ? " as value offset 0) as result" : " as result(value)";
    }

    private bool IsBareComposite(List<CSharpType> columns) => _signature.IsScalar && columns.Count > 0 && !columns[0].Fields.IsEmpty;

    // A routine's line is left out: a comment elsewhere in schema.sql must not change what is generated.
    private string Origin()
    {
        string file = procedure.Location.Path.Replace('\\', '/');
        int folder = file.LastIndexOf("/queries/", StringComparison.Ordinal);
        string shortName = folder >= 0 ? file.Substring(folder + 1) : file.Substring(file.LastIndexOf('/') + 1);
        return procedure.Origin == ProcedureOrigin.Query
            ? $"{shortName}, line {procedure.Location.Start.Line.ToString(CultureInfo.InvariantCulture)}"
            : shortName;
    }
}
