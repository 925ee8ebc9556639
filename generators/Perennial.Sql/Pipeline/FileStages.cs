using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>The stages that depend on one file alone.</summary>
internal sealed class FileStages(StageCache cache, DatabaseOptions options)
{
    /// <summary>The statements of a file. The oldest server to support gives the grammar, so that newer constructs are errors.</summary>
    public StageResult<ParsedScript> Parse(InputFile file, bool namedParameters) =>
        cache.GetOrAdd(StageNames.Parse, (file.Path, file.Text, new ParseOptions(options.OldestPostgres, namedParameters)), static key =>
        {
            SourceText source = new(key.Path, key.Text);
            ParsedScript script = SqlParser.Parse(source, key.Item3);
            List<Finding> findings = [];
            if (Unreadable(source) is { } unreadable) findings.Add(unreadable);
            foreach (ParsedStatement statement in script.Statements)
            {
                if (statement.Error is not { } error) continue;
                if (key.Item3.NamedParameters && UnendedStatement.NextName(source, statement) is { } next)
                    findings.Add(Finding.Create(FindingRules.Syntax, source, next.Span, "A semicolon is missing: the query above goes on to here, where the next one begins. End it with ';'.", error.SqlState));
                else findings.Add(Finding.Create(FindingRules.Syntax, source, error.Span, error.Message, error.SqlState));
            }

            return new StageResult<ParsedScript>(script, findings.ToEquatableArray());
        });

    /// <summary>The definitions in a file of queries.</summary>
    public StageResult<EquatableArray<QueryDefinition>> ReadQueries(InputFile file) =>
        cache.GetOrAdd(StageNames.ReadQueries, (file, options.OldestPostgres, options.DefaultSchema), _ =>
        {
            StageResult<ParsedScript> script = Parse(file, namedParameters: true);
            List<Finding> findings = [.. script.Findings];
            EquatableArray<QueryDefinition> queries = QueryFileReader.Read(script.Value, Group(file), options.DefaultSchema, findings);
            return new StageResult<EquatableArray<QueryDefinition>>(queries, findings.ToEquatableArray());
        });

    /// <summary>What the contract file promises.</summary>
    public StageResult<ContractFile> ReadContract(InputFile file) =>
        cache.GetOrAdd(StageNames.ReadContract, file, static key =>
        {
            List<Finding> findings = [];
            ContractFile contract = ContractReader.Read(new SourceText(key.Path, key.Text), findings);
            return new StageResult<ContractFile>(contract, findings.ToEquatableArray());
        });

    // What is no UTF-8 was decoded to the replacement character; a server knows neither that nor what stood there, and no zero character at all.
    private static Finding? Unreadable(SourceText source)
    {
        int index = source.Text.IndexOfAny(['\uFFFD', '\0']);
        if (index < 0) return null;
        string message = source.Text[index] == '\0'
            ? "a zero character stands here, which PostgreSQL's text cannot have. Remove it; the file may be damaged or saved as UTF-16 without a mark."
            : "the file is not UTF-8 here. Save it as UTF-8.";
        return Finding.Create(FindingRules.Syntax, source, new TextSpan(index, 1), message, "22021");
    }

    private static string Group(InputFile file)
    {
        int slash = file.RelativePath.LastIndexOf('/');
        string name = file.RelativePath.Substring(slash + 1);
        return name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }
}
