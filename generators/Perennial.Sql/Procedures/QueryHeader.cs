using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Reads what follows <c>-- name:</c>.</summary>
internal static class QueryHeader
{
    private static readonly (string Word, QueryCommand Command)[] Commands =
    [
        (":one", QueryCommand.One), (":single", QueryCommand.Single), (":many", QueryCommand.Many), (":stream", QueryCommand.Stream),
        (":value", QueryCommand.Value), (":exec", QueryCommand.Exec), (":execrows", QueryCommand.ExecRows), (":execresult", QueryCommand.ExecResult),
        (":batchexec", QueryCommand.BatchExec), (":batchone", QueryCommand.BatchOne), (":batchmany", QueryCommand.BatchMany),
        (":copyfrom", QueryCommand.CopyFrom), (":online", QueryCommand.Online), (":check", QueryCommand.Check),
    ];

    /// <summary>Name, command and where the name stands; null when the header was refused.</summary>
    public static (string Name, QueryCommand Command, TextSpan Span)? Read(Annotation annotation, bool isOnline, AnnotationReader reader)
    {
        string[] words = annotation.Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        string name = words[0];
        TextSpan nameSpan = new(annotation.ValueSpan.Start, name.Length);
        if (!IsName(name))
        {
            reader.Report(nameSpan, $"'{name}' cannot name a query. A name begins with a letter and consists of letters, digits and underscores: -- name: GetTask :one.");
            return null;
        }

        if (SnakeCase.Of(name).Length > 63)
        {
            reader.Report(nameSpan, $"The name '{name}' is too long: PostgreSQL cuts names to 63 bytes, and '{SnakeCase.Of(name)}' has {SnakeCase.Of(name).Length}.");
            return null;
        }

        string allowed = List(isOnline);
        if (words.Length == 1)
        {
            reader.Report(annotation.Span, $"The query '{name}' has no command. Add what a call returns, as in '-- name: {name} {(isOnline ? ":online" : ":many")}'; there are {allowed}.");
            return null;
        }

        int index = Array.FindIndex(Commands, command => command.Word == words[1]);
        if (index < 0 && words.Length > 2 && Array.Exists(Commands, command => command.Word == words[words.Length - 1]))
        {
            reader.Report(annotation.ValueSpan, $"A name is one word: -- name: {string.Concat(words.Take(words.Length - 1))} {words[words.Length - 1]}.");
            return null;
        }

        TextSpan commandSpan = new(annotation.ValueSpan.Start + annotation.Value.IndexOf(words[1], name.Length, StringComparison.Ordinal), words[1].Length);
        if (index < 0 || IsOnlineCommand(Commands[index].Command) != isOnline)
        {
            string problem = index < 0 ? "is not a command" : isOnline ? "cannot be a step of online.sql" : "belongs into online.sql";
            string? meant = index < 0 ? Spelling.Nearest(words[1], Commands.Where(c => IsOnlineCommand(c.Command) == isOnline).Select(static c => c.Word)) : null;
            string advice = words[1] == ":execlastid" ? " It is for servers without RETURNING: write :value, and RETURNING with the key below."
                : meant is null ? $" There are {allowed}."
                : $" Did you mean '{meant}'?";
            reader.Report(commandSpan, $"'{words[1]}' {problem}.{advice}");
            return null;
        }

        if (words.Length > 2)
        {
            reader.Report(annotation.ValueSpan, $"Only a name and a command can stand here; '{words[2]}' is neither.");
            return null;
        }

        return (name, Commands[index].Command, nameSpan);
    }

    /// <summary>
    /// The name and command of a line that ends as a header does and begins with a slip: <c>nme: GetTask :one</c>, <c>Name: GetTask :one</c>, <c>GetTask :one</c>. Null for
    /// every other comment.
    /// </summary>
    /// <param name="comment">Without its dashes.</param>
    public static (string Name, string Command)? MeantBy(string comment)
    {
        string[] words = comment.TrimStart('-', ' ', '\t').Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 4 || !Array.Exists(Commands, command => command.Word == words[words.Length - 1])) return null;
        string name = words[words.Length - 2].Trim(':', ';', '=');
        if (name.Length == 0 || !IsName(name)) return null;
        string key = words[0].TrimEnd(':', ';', '=', '-').ToLowerInvariant();
        bool isHeader = words.Length == 2 ? char.IsUpper(name[0]) : key is "query" or "procedure" or "function" or "sqlc" || Spelling.Nearest(key, ["name"]) is not null;
        return isHeader ? (name, words[words.Length - 1]) : null;
    }

    private static string List(bool isOnline) =>
        string.Join(", ", Commands.Where(command => IsOnlineCommand(command.Command) == isOnline).Select(static command => command.Word));

    private static bool IsOnlineCommand(QueryCommand command) => command is QueryCommand.Online or QueryCommand.Check;

    private static bool IsName(string name)
    {
        if (name[0] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_')) return false;
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')) return false;
        }

        return true;
    }
}
