namespace Perennial.Features.Tests;

/// <summary>The library in Database/.</summary>
public sealed partial class LibraryDatabase;
