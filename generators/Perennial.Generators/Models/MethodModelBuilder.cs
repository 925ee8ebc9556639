using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Makes the method of one procedure.</summary>
/// <param name="names">The names of the types that are made for it.</param>
/// <param name="errorName">Gives the name of the exception of a declared error.</param>
internal sealed class MethodModelBuilder(Procedure procedure, TypeMapping types, ResultNames names, Func<DeclaredError, string> errorName)
{
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
        StoredItems items = new(procedure, _types, names.Item);
        MethodParameters parameters = new(procedure, names, inputs, items);
        EquatableArray<ParameterModel> declared = parameters.Build();
        CallStatement call = new(procedure, columns, parameters.Forms);
        ResultRows rows = new(procedure, names, columns);
        RowModel? row = ReturnsRow(procedure) ? rows.Record() : null;
        if (row is { IsShared: true }) SharedRow = row;
        List<RowModel> embedded = [.. procedure.Embedded.Select((record, index) => EmbeddedRows.Record(record, names.Embedded[index], columns) with { IsShared = EmbeddedRows.IsShared(procedure, record) })];
        SharedRows = embedded.Where(static record => record.IsShared).Concat(row is { IsShared: true } ? [row] : []);
        return new MethodModel(
            NameConversion.Pascal(procedure.DeclaredName),
            _signature.QualifiedName,
            procedure.Documentation,
            Origin(),
            call.Head,
            call.Tail,
            call.Arguments(),
            _signature.Mode == AccessMode.Reads,
            columns.Count > 0 || (procedure.Inline is null ? _signature.Kind == ProcedureKind.Function : procedure.Inline.ReturnsRows),
            Shape(),
            declared,
            columns.Count == 0 ? "" : row is null ? columns[0].Declared(_signature.Columns[0].IsNullable) : row.Name,
            row is null && columns.Count > 0 && columns[0].IsValueType,
            row is { IsShared: false } ? row : null,
            rows.ReadExpression(row),
            _signature.Deprecated,
            _signature.Raises.Select(error => new ErrorModel(error.SqlState, errorName(error))).ToEquatableArray())
        {
            Order = Order(),
            Item = procedure.Items.IsEmpty ? null : items.Record(),
            Copy = items.Copy(inputs),
            Embedded = embedded.Where(static record => !record.IsShared).ToEquatableArray(),
            IsInline = procedure.Inline is not null,
            Cursor = row is null || procedure.PageColumns.IsEmpty ? null : rows.Cursor(row),
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
