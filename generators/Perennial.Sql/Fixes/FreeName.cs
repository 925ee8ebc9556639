using System.Globalization;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Fixes;

/// <summary>A name that no procedure has or had.</summary>
internal static class FreeName
{
    /// <summary>The name with the first free number from 2 on: <c>get_task_2</c>, or <c>GetTask_2</c> for the query of that procedure.</summary>
    /// <param name="state">The folder.</param>
    /// <param name="schema">Of the procedure.</param>
    /// <param name="name">As declared.</param>
    public static string Of(FolderState state, string schema, string name)
    {
        HashSet<string> taken = new(
            state.Analysis.Model.Procedures.Select(static procedure => procedure.Signature).Concat(state.Contract.Procedures.Select(static line => line.Signature))
                .Where(signature => signature.Schema == schema).Select(static signature => signature.Name)
                .Concat(state.Schema.Catalog.UserRoutines.Where(routine => routine.Schema == schema).Select(static routine => routine.Name)),
            StringComparer.Ordinal);
        for (int number = 2; ; number++)
        {
            string candidate = name + "_" + number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(SnakeCase.Of(candidate)) && !taken.Contains(candidate)) return candidate;
        }
    }
}
