using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>Statements of SQL in a body.</summary>
internal sealed partial class PlpgsqlReader
{
    // INTO may stand anywhere; behind INSERT and MERGE it belongs to SQL. A rule has several actions in parentheses, and a routine's body BEGIN ATOMIC ... END.
    private PlpgsqlNode? ReadSql()
    {
        int first = _tokens.Position;
        int into = -1, behind = -1;
        bool isStrict = false;
        List<PlpgsqlTarget> targets = [];
        string before = "";
        bool isRoutine = _tokens.Word() == "create" && (_tokens.Word(1) is "function" or "procedure" || (_tokens.Word(2) == "replace" && _tokens.Word(3) is "function" or "procedure"));
        int depth = 0;
        while (!_isLost && !_tokens.IsAtEnd && (_tokens.Word() != ";" || depth > 0))
        {
            if (_tokens.Word() != "into" || before is "insert" or "merge")
            {
                if (_tokens.Word() is "(" || (isRoutine && _tokens.Word() is "begin" or "case")) depth++;
                else if (_tokens.Word() is ")" || (isRoutine && depth > 0 && _tokens.Word() == "end")) depth--;
                before = _tokens.Word();
                _tokens.Position++;
                continue;
            }

            if (into >= 0) Lose();
            into = _tokens.Position++;
            isStrict = _tokens.Take("strict");
            targets = ReadTargets();
            behind = _tokens.Position;
            before = "";
        }

        int end = _tokens.Position;
        if (first == end) Lose();
        if (into < 0) return Ended(new PlpgsqlStep { Parts = [new PlpgsqlPart(PlpgsqlPartKind.Statement, _tokens.Span(first, end))] });
        string query = _tokens.TextOf(_tokens.Span(first, into)) + " " + _tokens.TextOf(_tokens.Span(behind, end));
        return Ended(new PlpgsqlInto(query, targets, isStrict));
    }

    // CREATE [ OR REPLACE ] [ GLOBAL | LOCAL ] { TEMPORARY | TEMP } [ RECURSIVE ] { TABLE | VIEW | SEQUENCE } [ IF NOT EXISTS ] name, and any of them in pg_temp.
    private void FindTemporaryRelation()
    {
        int ahead = 1;
        bool isTemporary = false;
        for (; _tokens.Word(ahead) is "or" or "replace" or "global" or "local" or "temp" or "temporary" or "recursive" or "unlogged"; ahead++) isTemporary |= _tokens.Word(ahead) is "temp" or "temporary";
        if (_tokens.Word(ahead++) is not ("table" or "view" or "sequence")) return;
        while (_tokens.Word(ahead) is "if" or "not" or "exists") ahead++;
        if (_tokens.Word(ahead + 1) == ".")
        {
            isTemporary |= _tokens.Word(ahead) == SchemaName.Temporary;
            ahead += 2;
        }

        if (isTemporary && _tokens.IsName(ahead)) _temporaryRelations.Add(_tokens.Name(ahead));
    }
}
