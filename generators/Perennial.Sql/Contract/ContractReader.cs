using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Contract;

/// <summary>Reads <c>procedures.shipped.txt</c>. A line that cannot be read is a finding, and never hides the others.</summary>
public static class ContractReader
{
    /// <param name="findings">Receives a PRN9001 for every bad line.</param>
    public static ContractFile Read(SourceText source, ICollection<Finding> findings)
    {
        List<ContractProcedure> procedures = [];
        List<ContractType> types = [];
        List<SealedVersion> versions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isRead = true;
        foreach (TextSpan span in Lines(source.Text))
        {
            string line = source.ToString(span);
            if (!IsEntry(line)) continue;
            SourceLocation location = SourceLocation.Of(source, span);
            try
            {
                switch (ContractLineParser.Parse(line))
                {
                    case ContractProcedure procedure when seen.Add(Key(procedure.Signature)):
                        procedures.Add(procedure with { Location = location });
                        break;
                    case ContractType type when seen.Add("type " + type.Type.DisplayName):
                        types.Add(type with { Location = location });
                        break;
                    case SealedVersion version when seen.Add("sealed " + version.Number):
                        versions.Add(version with { Location = location });
                        break;
                    default:
                        Report($"The contract has this entry twice ({Start(line)}), which a merge of two branches may leave behind. Keep the line that the released version has and delete the other.");
                        break;
                }
            }
            catch (FormatException error)
            {
                string problem = IsConflictMarker(line) ? "a merge conflict is not resolved" : error.Message;
                Report($"The line '{Start(line)}' of the contract cannot be read: {problem}. The file is written by 'perennial ship' only; take the line back from version control.");
            }

            void Report(string message)
            {
                isRead = false;
                findings.Add(Finding.Create(FindingRules.ContractFile, source, span, message));
            }
        }

        versions.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return new ContractFile
        {
            Path = source.Path,
            IsRead = isRead,
            Procedures = procedures.ToEquatableArray(),
            Types = types.ToEquatableArray(),
            Sealed = versions.ToEquatableArray(),
        };
    }

    // What the line is about: its first two words.
    private static string Start(string line) => string.Join(" ", line.Split('(')[0].Split(' ').Take(2));

    /// <summary>What makes two entries the same procedure: kind is not part of it, since a name with its input types can belong to one routine only.</summary>
    internal static string Key(ProcedureSignature signature) => signature.Key.Get(signature) ?? signature.Key.Set(signature, MakeKey(signature));

    private static string MakeKey(ProcedureSignature signature) =>
        ContractNames.Quote(signature.Schema) + "." + ContractNames.Quote(signature.Name) + "("
        + string.Join(",", signature.InputArguments.Select(static argument => argument.Type.DisplayName)) + ")";

    /// <summary>Whether a line says something: it is neither empty nor a comment.</summary>
    internal static bool IsEntry(string line) => line.Trim().Length > 0 && line[0] != '#';

    /// <summary>The lines without their ends.</summary>
    internal static IEnumerable<TextSpan> Lines(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            if (end < 0) end = text.Length;
            if (end > start && text[end - 1] == '\r') end--;
            yield return TextSpan.FromBounds(start, end);
            start = next;
        }
    }

    private static bool IsConflictMarker(string line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal);
}
