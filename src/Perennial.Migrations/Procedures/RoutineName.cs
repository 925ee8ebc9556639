using Perennial.Sql.Procedures;

namespace Perennial.Migrations.Procedures;

/// <summary>The form in which a database is asked for a routine: <c>queue.claim_task(text, interval)</c>, as regprocedure reads it.</summary>
internal static class RoutineName
{
    public static string Of(ProcedureSignature signature) =>
        $"{Quote(signature.Schema)}.{Quote(signature.Name)}({string.Join(", ", signature.InputArguments.Select(static argument => argument.Type.DisplayName))})";

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";
}
