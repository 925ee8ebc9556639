using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;

namespace Perennial.Sql.Functions;

/// <summary>What a hand-written routine gives its callers.</summary>
internal sealed record RoutineResult(ResultCardinality Cardinality, EquatableArray<ResultColumn> Columns, bool IsScalar)
{
    private static readonly RoutineResult Nothing = new(ResultCardinality.None, EquatableArray<ResultColumn>.Empty, IsScalar: false);

    /// <summary>The result of a routine; null when it is a record without declared columns.</summary>
    /// <param name="routine">The routine.</param>
    /// <param name="result">Its result type.</param>
    /// <param name="types">The catalog's types.</param>
    /// <param name="proof">What the body proves of the result; null when nothing.</param>
    public static RoutineResult? Of(Routine routine, SignatureType? result, SignatureTypeFactory types, BodyResult? proof)
    {
        List<Argument> outputs = routine.Arguments.Where(static argument => argument.IsOutput).ToList();
        bool isProcedure = routine.Kind == RoutineForm.Procedure;
        if (outputs.Count == 0 && (isProcedure || result is null or { Name: "void" })) return Nothing;

        // A strict function does not run for an argument that is null: a set is empty then, anything else null.
        bool skipsBody = routine.IsStrict && !routine.ArgumentTypes.IsEmpty;
        ResultCardinality cardinality = ResultCardinality.One;
        if (routine.ReturnsSet)
        {
            cardinality = proof?.Cardinality switch
            {
                Binding.Cardinality.One when !skipsBody => ResultCardinality.One,
                Binding.Cardinality.One or Binding.Cardinality.ZeroOrOne => ResultCardinality.ZeroOrOne,
                _ => ResultCardinality.Many,
            };
        }

        // A function that returns no set gives one row of nulls where its body gives none.
        bool bodyGivesRow = proof is not null && (routine.ReturnsSet || (proof.Cardinality == Binding.Cardinality.One && !skipsBody));
        int width = outputs.Count > 0 ? outputs.Count : result is { Kind: SignatureTypeKind.Composite } ? result.Fields.Count : 1;
        // A row that is given as a value is spread over several columns; a single one takes it whole.
        EquatableArray<bool> nullable = proof is null ? default : outputs.Count == 1 || proof.NullableFields.IsEmpty ? proof.Nullable : proof.NullableFields;
        List<ResultColumn> columns = [];
        if (outputs.Count > 0)
        {
            for (int i = 0; i < outputs.Count; i++)
            {
                if (types.Find(outputs[i].Type) is not { } type) return null;
                string name = outputs[i].Name.Length > 0 ? outputs[i].Name : "column" + (i + 1);
                columns.Add(new ResultColumn(name, type, IsNullable(i)));
            }

            return new RoutineResult(cardinality, columns.ToEquatableArray(), IsScalar: false);
        }

        if (result!.Kind == SignatureTypeKind.Composite)
        {
            for (int i = 0; i < result.Fields.Count; i++)
            {
                columns.Add(result.Fields[i] with { IsNullable = IsNullable(i) });
            }

            return new RoutineResult(cardinality, columns.ToEquatableArray(), IsScalar: false);
        }

        if (result.Kind == SignatureTypeKind.Pseudo && result.Name == "record") return null;
        return new RoutineResult(cardinality, [new ResultColumn(routine.Name, result, IsNullable(0))], IsScalar: true);

        // The columns of the body are the result's by position, unless one composite value is returned as a whole. That the result's type is a domain which refuses null proves
        // nothing: a value that has the type already is not checked again, and a scalar subquery without a row makes it null (PostgreSQL documentation, CREATE DOMAIN, "Notes").
        bool IsNullable(int index) => !bodyGivesRow || nullable.Count != width || nullable[index];
    }
}
