using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.CatalogTool;

/// <summary>Writes an object as the fields that RowDecoder in Perennial.Sql reads, oid and name first.</summary>
internal static class RowEncoder
{
    public static void Type(SqlType type, RowWriter row)
    {
        row.Number(type.Oid);
        row.String(type.Name);
        row.Byte((int)type.Kind | (type.IsPreferred ? 8 : 0) | (type.TakesTypmod ? 16 : 0) | (type.NotNull ? 32 : 0));
        row.Byte(type.Category);
        row.String(type.Schema);
        row.Signed(type.Length);
        row.Number(type.ElementType);
        row.Number(type.ArrayType);
        row.Number(type.Collation);
        row.Number(type.Relation);
        switch (type.Kind)
        {
            case TypeKind.Domain:
                row.Number(type.BaseType);
                row.Signed(type.Typmod);
                row.Count(type.Constraints.Count);
                foreach (Constraint check in type.Constraints) row.String(check.Name);
                break;
            case TypeKind.Range or TypeKind.Multirange:
                row.Number(type.RangeSubtype);
                row.Number(type.RangePartner);
                break;
            case TypeKind.Enum:
                row.Count(type.EnumLabels.Count);
                foreach (string label in type.EnumLabels) row.String(label);
                break;
        }
    }

    public static void Relation(Relation relation, RowWriter row)
    {
        row.Number(relation.Oid);
        row.String(relation.Name);
        row.Byte((int)relation.Kind);
        row.String(relation.Schema);
        row.Number(relation.RowType);
        row.Count(relation.Columns.Count);
        foreach (Column column in relation.Columns)
        {
            row.Byte((column.NotNull ? 1 : 0) | (column.HasDefault ? 2 : 0));
            row.String(column.Name);
            row.Count(column.Number);
            row.Number(column.Type);
            row.Signed(column.Typmod);
            row.Number(column.Collation);
        }

        row.Count(relation.Constraints.Count);
        foreach (Constraint key in relation.Constraints)
        {
            row.Byte((int)key.Kind);
            row.String(key.Name);
            row.Count(key.Columns.Count);
            foreach (int column in key.Columns) row.Signed(column);
        }
    }

    public static void Routine(Routine routine, RowWriter row)
    {
        bool hasModes = routine.Arguments.Any(a => a.Mode != ParameterMode.In);
        bool hasNames = routine.Arguments.Any(a => a.Name.Length > 0);
        row.Number(routine.Oid);
        row.String(routine.Name);
        row.Byte((int)routine.Kind | ((int)routine.Volatility << 2) | ((int)routine.Parallel << 4) | ((int)routine.AggregateKind << 6));
        row.Byte((routine.IsStrict ? 1 : 0) | (routine.ReturnsSet ? 2 : 0) | (routine.SecurityDefiner ? 4 : 0) | (routine.LeakProof ? 8 : 0)
            | (routine.InitialStateIsNull ? 16 : 0) | (hasModes ? 32 : 0) | (hasNames ? 64 : 0));
        row.String(routine.Schema);
        row.String(routine.Language);
        row.Number(routine.ReturnType);
        row.Count(routine.DefaultCount);
        row.Number(routine.VariadicElement);
        row.Count(routine.DirectArgumentCount);
        row.Count(routine.Arguments.Count);
        foreach (Argument argument in routine.Arguments)
        {
            row.Number(argument.Type);
            if (hasModes) row.Byte((int)argument.Mode);
            if (hasNames) row.String(argument.Name);
        }
    }

    public static void Operator(Operator found, RowWriter row)
    {
        row.Number(found.Oid);
        row.String(found.Name);
        row.Byte((found.CanMerge ? 1 : 0) | (found.CanHash ? 2 : 0));
        row.String(found.Schema);
        row.Number(found.Left);
        row.Number(found.Right);
        row.Number(found.Result);
        row.Number(found.Routine);
        row.Number(found.Commutator);
        row.Number(found.Negator);
    }

    public static void Cast(TypeCast cast, RowWriter row)
    {
        row.Number(0);
        row.String("");
        row.Byte((int)cast.Context | ((int)cast.Method << 2));
        row.Number(cast.Source);
        row.Number(cast.Target);
        row.Number(cast.Function);
    }

    public static void Collation(Collation collation, RowWriter row)
    {
        row.Number(collation.Oid);
        row.String(collation.Name);
        row.String(collation.Schema);
        row.Byte(collation.IsDeterministic ? 1 : 0);
    }

    public static void OperatorClass(OperatorClass found, RowWriter row)
    {
        row.Number(found.Oid);
        row.String(found.Name);
        row.String(found.Schema);
        row.String(found.Method);
        row.Number(found.InputType);
        row.Byte(found.IsDefault ? 1 : 0);
    }

    public static void Extension((uint Number, ServerExtension Extension) extension, RowWriter row)
    {
        ServerExtension definition = extension.Extension;
        row.Number(extension.Number);
        row.String(definition.Name);
        row.String(definition.Schema);
        row.Count(definition.Requires.Count);
        foreach (string required in definition.Requires) row.String(required);
        Rows(definition.Objects.Types, Type, row);
        Rows(definition.Objects.Relations, Relation, row);
        Rows(definition.Objects.Routines, Routine, row);
        Rows(definition.Objects.Operators, Operator, row);
        Rows(definition.Objects.Casts, Cast, row);
        Rows(definition.Objects.OperatorClasses, OperatorClass, row);
    }

    private static void Rows<T>(IReadOnlyList<T> rows, Action<T, RowWriter> encode, RowWriter writer)
    {
        writer.Count(rows.Count);
        foreach (T row in rows) encode(row, writer);
    }
}
