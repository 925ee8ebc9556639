namespace TaskQueue;

/// <summary>The anchor of the generated class: its groups and methods come from db/.</summary>
public sealed partial class QueueDatabase;
