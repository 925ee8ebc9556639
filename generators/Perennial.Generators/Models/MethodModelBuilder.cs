using System.Globalization;
using Perennial.Sql;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Makes the method of one procedure.</summary>
/// <param name="rowName">The record's name, should one be needed.</param>
/// <param name="enumName">Gives the C# name of an enum.</param>
internal sealed class MethodModelBuilder(Procedure procedure, string rowName, Func<SignatureType, string> enumName)
{
    private readonly ProcedureSignature _signature = procedure.Signature;

    /// <summary>After <see cref="Build"/>: the record that other methods may share, or null.</summary>
    public RowModel? SharedRow { get; private set; }

    /// <summary>The method, or null when a type of the signature has no C# counterpart (which an analyzer reports).</summary>
    public MethodModel? Build()
    {
        EquatableArray<ParameterModel>? parameters = Parameters();
        if (parameters is null) return null;
        List<CSharpType> columns = [];
        foreach (ResultColumn column in _signature.Columns)
        {
            if (TypeMapping.Find(column.Type, enumName) is not { } type) return null;
            columns.Add(type);
        }

        MethodShape shape = Shape();
        bool isValue = _signature.IsScalar || shape is MethodShape.Value or MethodShape.ValueOrNull;
        RowModel? row = columns.Count == 0 || isValue ? null : Row(columns);
        string read = columns.Count == 0 ? ""
            : row is null ? ReadColumn(0, columns[0])
            : $"new {row.Name}({string.Join(", ", columns.Select((type, index) => ReadColumn(index, type)))})";
        string resultType = columns.Count == 0 ? "" : row is null ? columns[0].Declared(_signature.Columns[0].IsNullable) : row.Name;
        if (row is { IsShared: true }) SharedRow = row;
        return new MethodModel(
            NameConversion.Pascal(procedure.DeclaredName) + "Async",
            _signature.QualifiedName,
            procedure.Documentation,
            Origin(),
            CallHead(columns),
            CallTail(),
            Arguments(),
            _signature.Mode == AccessMode.Reads,
            shape,
            parameters.Value,
            resultType,
            row is null && columns.Count > 0 && columns[0].IsValueType,
            row is { IsShared: false } ? row : null,
            read,
            _signature.Deprecated);
    }

    private MethodShape Shape()
    {
        if (_signature.Columns.IsEmpty) return MethodShape.Execute;
        switch (procedure.Command)
        {
            case QueryCommand.Single: return MethodShape.Single;
            case QueryCommand.Stream: return MethodShape.Stream;
            case QueryCommand.Many or QueryCommand.BatchMany: return MethodShape.All;
        }

        if (_signature.Cardinality == ResultCardinality.Many && procedure.Origin == ProcedureOrigin.Routine) return MethodShape.All;
        bool isValue = _signature.IsScalar || procedure.Command == QueryCommand.Value;
        bool isCertain = _signature.Cardinality == ResultCardinality.One;
        return (isValue, isCertain) switch
        {
            (true, true) => MethodShape.Value,
            (true, false) => MethodShape.ValueOrNull,
            (false, true) => MethodShape.First,
            (false, false) => MethodShape.FirstOrNull,
        };
    }

    private EquatableArray<ParameterModel>? Parameters()
    {
        List<ProcedureArgument> inputs = [.. _signature.Arguments.Where(static argument => argument.Mode != ArgumentMode.Out)];
        string[] names = NameConversion.Distinct(
            inputs.Select((argument, index) => argument.Name.Length > 0 ? NameConversion.Camel(argument.Name) : "argument" + (index + 1).ToString(CultureInfo.InvariantCulture)),
            "cancellationToken", "command", "executor");
        List<ParameterModel> result = [];
        for (int i = 0; i < inputs.Count; i++)
        {
            ProcedureArgument argument = inputs[i];
            if (TypeMapping.Find(argument.Type, enumName) is not { } type) return null;
            bool isOptional = IsOptional(argument);
            string value = isOptional ? names[i] + ".Value" : names[i];
            result.Add(new ParameterModel(
                names[i],
                type.Declared(argument.IsNullable),
                type.WireName + (argument.IsNullable ? "?" : ""),
                type.ParameterType,
                WireValue(type, value, argument.IsNullable),
                isOptional));
        }

        return result.ToEquatableArray();
    }

    // Leaving an argument out needs named notation for those behind it.
    private static bool IsOptional(ProcedureArgument argument) => argument.HasDefault && argument.Name.Length > 0;

    private static string WireValue(CSharpType type, string value, bool isNullable)
    {
        if (type.Write is null) return value;
        if (!isNullable) return string.Format(CultureInfo.InvariantCulture, type.Write, value);
        string present = type.IsValueType ? value + ".Value" : value;
        return $"{value} is null ? null : {string.Format(CultureInfo.InvariantCulture, type.Write, present)}";
    }

    private RowModel Row(List<CSharpType> columns)
    {
        // A record's property may not have the record's own name.
        string[] names = NameConversion.Distinct(_signature.Columns.Select(static column => NameConversion.Pascal(column.Name)), rowName);
        return new RowModel(
            rowName,
            columns.Select((type, index) => new PropertyModel(names[index], type.Declared(_signature.Columns[index].IsNullable), _signature.Columns[index].Name)).ToEquatableArray(),
            procedure.RowName is not null);
    }

    private string ReadColumn(int index, CSharpType type)
    {
        string ordinal = index.ToString(CultureInfo.InvariantCulture);
        string value = $"reader.GetFieldValue<{type.WireName}>({ordinal})";
        if (type.Read is not null) value = string.Format(CultureInfo.InvariantCulture, type.Read, value);
        if (!_signature.Columns[index].IsNullable) return value;
        return $"reader.IsDBNull({ordinal}) ? {(type.IsValueType ? $"({type.Name}?)null" : "null")} : {value}";
    }

    private string CallHead(List<CSharpType> columns)
    {
        string name = SqlName.Quote(_signature.Schema) + "." + SqlName.Quote(_signature.Name);
        if (_signature.Kind == ProcedureKind.Procedure) return "call " + name;
        if (columns.Count == 0) return "select " + name;
        string list = _signature.IsScalar
            ? "value" + columns[0].ColumnCast
            : string.Join(", ", columns.Select((type, index) => SqlName.Quote(_signature.Columns[index].Name) + type.ColumnCast));
        return $"select {list} from {name}";
    }

    private string CallTail() => _signature.IsScalar && _signature.Kind == ProcedureKind.Function ? " as result(value)" : "";

    private EquatableArray<ArgumentModel> Arguments()
    {
        bool isCall = _signature.Kind == ProcedureKind.Procedure;
        return _signature.Arguments
            .Where(argument => isCall || argument.Mode != ArgumentMode.Out)
            .Select(argument => new ArgumentModel(
                argument.Name.Length > 0 ? SqlName.Quote(argument.Name) : "",
                argument.Mode == ArgumentMode.Out ? "" : TypeMapping.Find(argument.Type, enumName)!.ParameterCast,
                argument.Mode == ArgumentMode.Out,
                IsOptional(argument),
                argument.Mode == ArgumentMode.Variadic))
            .ToEquatableArray();
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
