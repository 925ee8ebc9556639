using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE and ALTER FUNCTION, PROCEDURE and ROUTINE, and bodies in SQL.</summary>
internal sealed partial class Parser
{
    // CREATE [ OR REPLACE ] FUNCTION name ( [ parameter [, ...] ] ) [ RETURNS type | RETURNS TABLE ( column type [, ...] ) ] [ option [ ... ] ] [ body ]
    // CREATE [ OR REPLACE ] PROCEDURE name ( [ parameter [, ...] ] ) [ option [ ... ] ] [ body ]
    private CreateRoutineStatement ParseCreateRoutine(int start, bool orReplace)
    {
        RoutineKind kind = Accept(K.Procedure) ? RoutineKind.Procedure : RoutineKind.Function;
        if (kind == RoutineKind.Function) Expect(K.Function);
        QualifiedName name = ParseFunctionName();
        EquatableArray<RoutineParameter> parameters = ParseRoutineParameters(allowDefaults: true);
        TypeName? returns = null;
        bool returnsTable = false;
        if (kind == RoutineKind.Function && Is(K.Returns) && Peek(1) != K.Null)
        {
            Advance();
            if (Accept(K.Table))
            {
                returnsTable = true;
                parameters = [.. parameters, .. ParseTableColumns()];
            }
            else
            {
                returns = ParseFunctionType();
            }
        }

        NodeList<RoutineOption> options = List<RoutineOption>();
        while (ParseRoutineOption(isCreate: true) is { } option) options.Add(option);
        EquatableArray<RoutineOption> optionArray = options.ToArray();
        RoutineBody? body = ParseRoutineBody();
        if (body is null && optionArray.IsEmpty) Require(14, "a routine without AS and LANGUAGE");
        if (returnsTable) RefuseOutputParameters(parameters);
        return new CreateRoutineStatement(kind, name)
        {
            OrReplace = orReplace,
            Parameters = parameters,
            Returns = returns,
            ReturnsTable = returnsTable,
            Options = optionArray,
            Body = body,
            Span = SpanFrom(start),
        };
    }

    private void RefuseOutputParameters(EquatableArray<RoutineParameter> parameters)
    {
        foreach (RoutineParameter parameter in parameters)
        {
            if (parameter.Mode is ParameterMode.Out or ParameterMode.InOut)
                throw Error(parameter.Span.Start, "a function that RETURNS TABLE has no OUT or INOUT parameters");
        }
    }

    // [ RETURN expression | BEGIN ATOMIC [ statement ; [ ... ] ] END ]
    private RoutineBody? ParseRoutineBody()
    {
        int start = Start;
        if (Is(K.Return))
        {
            Require(14, "a body of RETURN");
            Advance();
            return new ReturnBody(ParseExpression()) { Span = SpanFrom(start) };
        }

        if (!Is(K.Begin)) return null;
        Require(14, "BEGIN ATOMIC");
        Expect(K.Begin, K.Atomic);
        NodeList<Statement> statements = List<Statement>();
        while (!Accept(K.End))
        {
            if (!Is(K.Semicolon)) statements.Add(ParseBodyStatement());
            Expect(K.Semicolon);
        }

        return new AtomicBody(statements.ToArray()) { Span = SpanFrom(start) };
    }

    private Statement ParseBodyStatement()
    {
        int start = Start;
        if (Accept(K.Return)) return new ReturnStatement(ParseExpression()) { Span = SpanFrom(start) };

        // Transaction control is no statement of a body, so that END can end it.
        if (Is(K.Begin)) throw Unexpected("a statement or END");
        return ParseStatement();
    }

    // ALTER { FUNCTION | PROCEDURE | ROUTINE } signature
    //   { option [ ... ] [ RESTRICT ] | RENAME TO name | OWNER TO role | SET SCHEMA name | [ NO ] DEPENDS ON EXTENSION name }
    private Statement ParseAlterRoutine(int start)
    {
        ObjectKind kind = Kind switch
        {
            K.Function => ObjectKind.Function,
            K.Procedure => ObjectKind.Procedure,
            _ => ObjectKind.Routine,
        };
        Advance();
        ObjectName routine = RoutineObject(kind, ParseRoutineSignature());
        switch (Kind)
        {
            case K.Rename:
                Expect(K.Rename, K.To);
                return new RenameStatement(routine, ParseColumnId()) { Span = SpanFrom(start) };
            case K.Owner:
                return ParseChangeOwner(start, routine);
            case K.Depends or K.No:
                return ParseDependsOnExtension(start, routine);
            case K.Set when Peek(1) == K.Schema && IsColumnIdKind(Peek(2)):
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(routine, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
        }

        NodeList<RoutineOption> options = List<RoutineOption>();
        while (ParseRoutineOption(isCreate: false) is { } option) options.Add(option);
        if (options.Count == 0) throw Unexpected("an option of the routine, RENAME, OWNER TO or SET SCHEMA");
        Accept(K.Restrict);
        return new AlterRoutineStatement(kind, routine.Routine!, options.ToArray()) { Span = SpanFrom(start) };
    }

    private static ObjectName RoutineObject(ObjectKind kind, RoutineSignature signature) =>
        new(kind, signature.Name) { Routine = signature, Span = signature.Span };
}
