using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Procedures;

public sealed class QueryFileReaderTests
{
    [Fact]
    public void Annotations_and_documentation_belong_to_the_query_that_they_stand_at()
    {
        EquatableArray<QueryDefinition> queries = Read(
            """
            -- All about tasks.
            -- schema: app
            -- service: queue

            -- name: GetHTTPTask :one
            -- Gives a task
            -- and its state.
            -- deprecated: use find_task
            -- security: invoker
            -- row: Task
            -- raises: P0002 TaskNotFound
            -- raises: 22023 BadArgument
            select task_id from tasks where task_id = @id; -- trailing remark

            -- A heading that belongs to nobody.

            -- Lists them.
            -- service: hooks
            -- name: list_tasks :many
            -- reads
            select task_id from tasks;
            """,
            out EquatableArray<Finding> findings);

        Assert.Empty(findings);
        QueryDefinition first = queries[0];
        Assert.Equal(("GetHTTPTask", "get_http_task", QueryCommand.One), (first.Name, first.ProcedureName, first.Command));
        Assert.Equal(("app", "queue", "tasks"), (first.Schema, first.Service, first.Group));
        Assert.Equal("Gives a task\nand its state.", first.Documentation);
        Assert.Equal(("use find_task", SecurityMode.Invoker, "Task"), (first.Deprecated, first.Security, first.RowName));
        Assert.Equal([new DeclaredError("P0002", "TaskNotFound"), new DeclaredError("22023", "BadArgument")], first.Raises);
        Assert.Equal("select task_id from tasks where task_id = @id", first.Sql);
        Assert.Equal((5, 10), (first.Location.Start.Line, first.Location.Start.Column));
        QueryDefinition second = queries[1];
        Assert.Equal(("list_tasks", "hooks", AccessMode.Reads), (second.ProcedureName, second.Service, second.DeclaredMode));
        Assert.Equal("Lists them.", second.Documentation);
    }

    [Theory]
    [InlineData("-- name: A :many\n-- servce: queue\nselect 1;", 2, "Unknown annotation 'servce'. Did you mean 'service'?")]
    [InlineData("-- name: A :many\n-- Service: queue\nselect 1;", 2, "Annotations are in lower case: '-- service: queue'")]
    [InlineData("-- name: A :many\n-- frobnicate: queue\nselect 1;", 2, "Unknown annotation 'frobnicate'. If it is documentation")]
    [InlineData("-- name: A :many\n-- raeds\nselect 1;", 2, "Did you mean '-- reads'?")]
    [InlineData("-- name: A :many\n-- service queue\nselect 1;", 2, "The annotation 'service' needs a colon")]
    [InlineData("-- name: A :many\n-- deprecated\nselect 1;", 2, "The annotation 'deprecated' needs a value")]
    [InlineData("-- name: A :many\n-- reads: yes\nselect 1;", 2, "The annotation 'reads' takes no value")]
    [InlineData("-- name: A :many\n-- reads\n-- writes\nselect 1;", 3, "There is a second 'reads or writes' here")]
    [InlineData("-- name: A :many\n-- schema: other\nselect 1;", 2, "The schema holds for a whole file")]
    [InlineData("-- name: A :many\n-- internal\nselect 1;", 2, "The annotation 'internal' cannot stand at a query")]
    [InlineData("-- name: A :many\n-- page: a b\nselect 1;", 2, "'a b' is not the name of a result column; write names with commas between them: -- page: inserted, task_id.")]
    [InlineData("-- name: A :many\n-- order: a, a\nselect 1;", 2, "'a' stands twice in the list")]
    [InlineData("-- name: A :many\n-- type: a List<string>\nselect 1;", 2, "A type needs the name of a parameter or column and a C# type")]
    [InlineData("-- name: A :many\n-- type: a B\n-- type: a C\nselect 1;", 3, "'a' has a type already")]
    [InlineData("-- name: A :many\n-- security: invokr\nselect 1;", 2, "'invokr' is neither 'definer' nor 'invoker'. Did you mean 'invoker'?")]
    [InlineData("-- name: A :many\n-- service: Queue\nselect 1;", 2, "'Queue' cannot name a service, in lower case")]
    [InlineData("-- name: A :many\n-- raises: P002 taskNotFound\nselect 1;", 2, "A declared error is an SQLSTATE")]
    [InlineData("-- name: A :mny\nselect 1;", 1, "':mny' is not a command. Did you mean ':many'?")]
    [InlineData("-- name: A\nselect 1;", 1, "The query 'A' has no command")]
    [InlineData("-- name: A :execlastid\ninsert into t values (1);", 1, "write :value, and RETURNING with the key")]
    [InlineData("-- name: A :exec\ncall p($1);", 2, "What it calls has a method of its own")]
    [InlineData("-- name A :many\nselect 1;", 1, "This line seems to name a query, and does not: write")]
    [InlineData("-- name: A-B :many\nselect 1;", 1, "'A-B' cannot name a query")]
    [InlineData("-- name: A :many twice\nselect 1;", 1, "'twice' is neither")]
    [InlineData("-- name: A :online\nselect 1;", 1, "':online' belongs into online.sql")]
    [InlineData("-- name: A :many\n-- name: B :many\nselect 1;", 1, "The query 'A' has no statement")]
    [InlineData("-- name: A :many\nselect 1;\n-- name: B :many\n", 3, "The query 'B' has no statement")]
    [InlineData("-- name: A :many\nselect 1;\n-- service: queue\n\n-- name: B :many\nselect 2;", 3, "The annotation 'service' belongs to no query")]
    [InlineData("-- name: A :many\nselect 1;\nselect 2;", 3, "This statement has no name")]
    public void A_mistake_is_reported_at_its_line(string text, int line, string expected)
    {
        Read(text, out EquatableArray<Finding> findings);

        Finding finding = Assert.Single(findings, candidate => candidate.Message.Contains(expected, StringComparison.Ordinal));
        Assert.Equal("PRN0011", finding.Rule.Id);
        Assert.Equal(line, finding.Start.Line);
    }

    [Theory]
    [InlineData("-- Note: this is documentation.")]
    [InlineData("-- see https://example.org/a: it explains")]
    [InlineData("-- the `kind` is text")]
    [InlineData("-- Gives at most one row: the newest.")]
    [InlineData("-- a::text is a cast")]
    [InlineData("-- perennial-ignore PRN2301: the table is small")]
    public void Documentation_is_no_annotation(string line)
    {
        Read($"-- name: A :many\n{line}\nselect 1;", out EquatableArray<Finding> findings);

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("ClaimTask", "claim_task")]
    [InlineData("GetHTTPStatus", "get_http_status")]
    [InlineData("GetTask2Now", "get_task2_now")]
    [InlineData("claim_task", "claim_task")]
    [InlineData("A", "a")]
    [InlineData("Get_Task", "get_task")]
    public void A_procedure_is_named_in_snake_case(string name, string expected) => Assert.Equal(expected, SnakeCase.Of(name));

    [Fact]
    public void Every_prefix_of_a_file_is_read()
    {
        const string Text = "-- schema: app\n\n-- name: A :many\n-- reads\nselect @a?::text, $1; -- x\n-- name: B :exec\n-- raises: P0001 Bad\ndelete from t /* c */;";
        for (int length = 0; length <= Text.Length; length++)
        {
            EquatableArray<QueryDefinition> queries = Read(Text[..length], out _);
            Assert.True(queries.Count <= 2);
        }
    }

    private static EquatableArray<QueryDefinition> Read(string text, out EquatableArray<Finding> findings)
    {
        List<Finding> list = [];
        EquatableArray<QueryDefinition> queries = QueryFileReader.Read(
            SqlParser.Parse(new SourceText("queries/tasks.sql", text.ReplaceLineEndings("\n")), ParseOptions.Queries), "tasks", "public", list);
        findings = list.ToEquatableArray();
        return queries;
    }
}
