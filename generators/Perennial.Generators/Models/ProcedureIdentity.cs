using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The form in which a database is asked for a procedure: <c>queue.claim_task(text, interval)</c>, as <c>regprocedure</c> reads it.</summary>
internal static class ProcedureIdentity
{
    public static string Of(ProcedureSignature signature) =>
        NameRules.Quote(signature.Schema) + "." + NameRules.Quote(signature.Name) + "("
        + string.Join(", ", signature.Arguments.Where(static argument => argument.Mode != ArgumentMode.Out).Select(static argument => argument.Type.DisplayName)) + ")";
}
