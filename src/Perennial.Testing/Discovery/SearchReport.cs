using System.Text;

namespace Perennial.Testing.Discovery;

/// <summary>What each way of finding a server said; becomes the error when none has one.</summary>
internal sealed class SearchReport(int? version)
{
    private readonly List<(string Way, List<string> Notes)> _ways = [];

    public void Begin(string way) => _ways.Add((way, []));

    public void PassOver(string note) => _ways[^1].Notes.Add(note);

    public override string ToString()
    {
        string what = version is int major ? $"PostgreSQL {major}" : "PostgreSQL";
        StringBuilder text = new($"No {what} server was found. Tried, in this order:\n");
        int number = 0;
        foreach ((string way, List<string> notes) in _ways)
        {
            text.Append($"  {++number}. {way}");
            text.Append(notes.Count == 1 ? ": " + notes[0] + "\n" : ":\n");
            if (notes.Count > 1)
                text.AppendJoin("", notes.Select(note => $"       {note}\n"));
        }

        text.Append("Set PERENNIAL_SERVER to the connection string of a server, or PERENNIAL_POSTGRES_BIN to the folder of its binaries,\n");
        text.Append($"or install {what}, or install npm (it comes with Node.js) so that the binaries can be fetched.");
        return text.ToString();
    }
}
