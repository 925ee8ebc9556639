using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial describe</c></summary>
internal static class DescribeCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> schema = new("--schema")
        {
            Description = "The tables, types and routines: a file, or a folder with schema.sql, schema/, versions/ or the files of a migration tool. A pg_dump will do.",
            HelpName = "file or folder",
            Required = true,
        };
        Option<string?> queries = new("--queries") { Description = "The statements to describe: a file, or a folder of .sql files. sqlc's files will do.", HelpName = "file or folder" };
        Option<bool> functions = new("--functions") { Description = "Also describe the functions and procedures of the schema." };
        Option<int?> postgres = CommonOptions.Postgres("The PostgreSQL that answers, 13 to 18. Default: 18.");
        Option<string> format = CommonOptions.Format();
        Command command = new("describe", "Says of queries and routines what a server would: parameters, result columns, effects, errors. No server is needed.")
        {
            schema, queries, functions, postgres, format,
        };
        command.SetAction(async (result, ct) =>
        {
            IReadOnlyList<InputFile> schemaFiles = await DescribeFiles.ReadSchemaAsync(result.GetValue(schema)!, ct).ConfigureAwait(false);
            IReadOnlyList<InputFile> queryFiles = result.GetValue(queries) is { } path ? await DescribeFiles.ReadQueriesAsync(path, ct).ConfigureAwait(false) : [];
            SchemaDescription described = SchemaDescriber.Describe(schemaFiles, result.GetValue(postgres) ?? 18, result.GetValue(functions), ct);
            bool hasErrors = false;
            // The schema is no query: what is wrong with it is said apart from the results.
            foreach (Finding finding in described.Findings)
            {
                terminal.Note(finding.ToString());
                hasErrors |= finding.Severity == FindingSeverity.Error;
            }

            QueryDescriber describer = new(described.Catalog);
            IDescriptionPrinter printer = result.GetValue(format) == "jsonl" ? new DescriptionJsonLines(terminal.Output) : new DescriptionText(terminal.Output);
            foreach (InputFile file in queryFiles)
            {
                foreach (QueryDescription query in describer.Describe(file, ct))
                {
                    printer.Print(query);
                    hasErrors |= !query.Errors.IsEmpty;
                }
            }

            foreach (RoutineDescription routine in described.Routines)
            {
                printer.Print(routine);
                hasErrors |= !routine.Errors.IsEmpty;
            }

            return hasErrors ? CommandLine.Failure : CommandLine.Success;
        });
        return command;
    }
}
