using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>What stands between a correct procedure and a C# method: types that C# has not, and records that cannot be shared.</summary>
internal static class MappingFindings
{
    public static IEnumerable<Finding> Of(DatabaseModel database, GeneratorOptions options)
    {
        TypeMapping types = new(static type => NameConversion.Pascal(type.Name));
        TypeNames names = DatabaseModelsBuilder.Names(database, options);
        Dictionary<string, (Procedure Procedure, RowModel Row)> shared = new(StringComparer.Ordinal);
        foreach (Procedure procedure in database.Procedures.Concat(database.InlineQueries))
        {
            if (!DatabaseModelsBuilder.IsCallable(procedure, options.Database.Service)) continue;
            foreach (string problem in Unmappable(procedure, types)) yield return Finding.Create(FindingRules.UnmappableType, procedure.Location, problem);
            foreach (string problem in Unmatched(procedure)) yield return Finding.Create(FindingRules.Annotation, procedure.Location, problem);
            MethodModelBuilder builder = new(procedure, types, new ResultNames(
                NameConversion.Pascal(procedure.RowName ?? procedure.DeclaredName), "Order", "Cursor", Embedded: procedure.Embedded.Select(static embedded => NameConversion.Pascal(embedded.Name)).ToEquatableArray()), static error => error.Name);
            if (procedure.RowName is { } chosen && names.IsRefused(chosen))
            {
                yield return Finding.Create(FindingRules.Annotation, procedure.Location, $"The record '{chosen}' of {procedure.Signature.QualifiedName} has the name of another generated type: an enum, a composite, the database class, a group or its interface. Choose another name behind '-- row:'.");
                continue;
            }

            if (procedure.RowName is null || builder.Build() is null || builder.SharedRow is not { } row) continue;
            if (!shared.TryGetValue(row.Name, out (Procedure Procedure, RowModel Row) first)) shared.Add(row.Name, (procedure, row));
            else if (!first.Row.Equals(row)) yield return Finding.Create(FindingRules.Annotation, procedure.Location, Difference(row, procedure, first.Row, first.Procedure));
        }
    }

    private static IEnumerable<string> Unmappable(Procedure procedure, TypeMapping types)
    {
        ProcedureSignature signature = procedure.Signature;
        TypeOverrides chosen = new(procedure.Types, types);
        foreach (ProcedureArgument argument in procedure.Items.IsEmpty ? signature.InputArguments : default)
        {
            if (chosen.Find(argument.Name, argument.Type) is null) yield return $"Argument '{argument.Name}' of {signature.QualifiedName} is a {argument.Type.DisplayName}, {Problem(procedure, argument.Name, argument.Type)}";
        }

        foreach (ResultColumn item in procedure.Items)
        {
            if (chosen.Find(item.Name, item.Type) is null) yield return $"Parameter '{item.Name}' of {signature.QualifiedName} is a {item.Type.DisplayName}, {Problem(procedure, item.Name, item.Type)}";
        }

        foreach (ResultColumn column in signature.Columns)
        {
            if (chosen.Find(column.Name, column.Type) is null) yield return $"Result column '{column.Name}' of {signature.QualifiedName} is a {column.Type.DisplayName}, {Problem(procedure, column.Name, column.Type)}";
        }
    }

    private static string Problem(Procedure procedure, string name, SignatureType type) =>
        TypeOverrides.Of(procedure.Types, name) is { } chosen
            ? $"which cannot become the {chosen.CSharpType} that '-- type:' asks for. {(chosen.CSharpType.EndsWith("?[]", StringComparison.Ordinal) ? "Elements that may be null go with arrays of that element" : "System.TimeSpan goes with interval, and no type with composites")}; leave the line out, or cast the value."
            : "which has no C# type. " + Advice(type);

    private static IEnumerable<string> Unmatched(Procedure procedure)
    {
        foreach (TypeOverride chosen in procedure.Types)
        {
            List<string> names = [.. procedure.Signature.InputArguments.Select(static argument => argument.Name), .. procedure.Signature.Columns.Select(static column => column.Name)];
            if (names.Exists(name => TypeOverrides.Of(procedure.Types, name) == chosen)) continue;
            yield return $"'-- type: {chosen.Name} {chosen.CSharpType}' names no argument and no result column of {procedure.Signature.QualifiedName}; there are {string.Join(", ", names.Distinct())}.";
        }
    }

    private static string Advice(SignatureType type) => type switch
    {
        { Kind: SignatureTypeKind.Pseudo } => "Give the routine a type with a name, or mark it '-- internal' when services do not call it.",
        { Kind: SignatureTypeKind.Range or SignatureTypeKind.Multirange } => "Take or return its bounds, or cast it to a built-in range or to text.",
        _ => "Cast it to a type that has one, such as text, or mark a routine that services do not call '-- internal'.",
    };

    private static string Difference(RowModel row, Procedure procedure, RowModel first, Procedure firstProcedure)
    {
        string other = $"{firstProcedure.Signature.QualifiedName} ({firstProcedure.Location.Path}, line {firstProcedure.Location.Start.Line})";
        int index = 0;
        while (index < row.Properties.Count && index < first.Properties.Count && row.Properties[index].Equals(first.Properties[index])) index++;
        return $"The record '{row.Name}' has different columns in {procedure.Signature.QualifiedName} and {other}: column {index + 1} is {Column(row, index)} here and {Column(first, index)} there. "
            + "Make the result columns equal in name, type and nullability, or give one of the queries a record of its own.";
    }

    private static string Column(RowModel row, int index) =>
        index >= row.Properties.Count ? "missing" : $"'{row.Properties[index].Column}' ({row.Properties[index].Type.Replace("global::", "")})";
}
