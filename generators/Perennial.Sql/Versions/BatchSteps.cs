using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>The steps of online.sql that work in batches (<c>:online</c>, <c>:check</c>): they are read and typed, and no runner runs them yet.</summary>
public static class BatchSteps
{
    /// <summary>Why a version with such a step is refused, and what to write instead: the same words when it is shipped and when it is to run.</summary>
    public const string Refusal = "Steps in batches (:online, :check) are not run by this version of Perennial, so no database could be upgraded. Do the work in plain statements of online.sql, each a step of its own, or in a program.";

    /// <summary>What stops a version with such steps from being shipped (PRN0006): one finding says it for all of a file. Null without any.</summary>
    internal static Finding? RefusalOf(EquatableArray<QueryDefinition> steps)
    {
        if (steps.IsEmpty) return null;
        SourceLocation place = steps[0].Location;
        return Finding.Create(FindingRules.Unsupported, place, $"The step '{steps[0].Name}' works in batches. {Refusal}");
    }
}
