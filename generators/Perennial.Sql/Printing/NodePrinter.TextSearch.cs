using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintTextSearchStatement(Statement statement)
    {
        switch (statement)
        {
            case CreateTextSearchStatement create:
                output.Word("create " + KindWords(create.Kind));
                Name(create.Name);
                Group(create.Options, Option);
                break;
            case AlterTextSearchDictionaryStatement alter:
                output.Word("alter text search dictionary");
                Name(alter.Name);
                Group(alter.Options, Option);
                break;
            case AlterTextSearchMappingStatement alter:
                output.Word("alter text search configuration");
                Name(alter.Name);
                PrintMappingChange(alter);
                break;
            default: return false;
        }

        return true;
    }

    private void PrintMappingChange(AlterTextSearchMappingStatement alter)
    {
        output.Word(alter.Change switch { TextSearchMappingChange.Add => "add mapping", TextSearchMappingChange.Drop => "drop mapping", _ => "alter mapping" });
        WordIf(alter.IfExists, "if exists");
        if (!alter.TokenTypes.IsEmpty)
        {
            output.Word("for");
            List(alter.TokenTypes, Identifier);
        }

        if (alter.Change == TextSearchMappingChange.Replace)
        {
            output.Word("replace");
            Name(alter.Dictionaries[0]);
            output.Word("with");
            Name(alter.Dictionaries[1]);
        }
        else if (alter.Change != TextSearchMappingChange.Drop)
        {
            output.Word("with");
            List(alter.Dictionaries, Name);
        }
    }
}
