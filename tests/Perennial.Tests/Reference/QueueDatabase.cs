namespace Perennial.Tests;

/// <summary>The reference database in db/.</summary>
public sealed partial class QueueDatabase;
