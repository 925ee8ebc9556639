using Perennial.Sql.Text;

namespace Perennial.Sql.Tests;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("ab", 99, 1, 3)]
    public void Positions_count_lines_as_editors_do(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), new SourceText("f.sql", text).GetPosition(offset));
}
