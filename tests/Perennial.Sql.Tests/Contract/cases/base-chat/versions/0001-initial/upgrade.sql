CREATE TYPE message_kind AS ENUM ('text', 'image', 'system');

CREATE TABLE users (
  id         BIGSERIAL PRIMARY KEY,
  handle     VARCHAR(32) NOT NULL UNIQUE,
  bio        TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE rooms (
  id     BIGSERIAL PRIMARY KEY,
  title  TEXT   NOT NULL,
  topic  TEXT,
  owner_id BIGINT NOT NULL REFERENCES users (id)
);

CREATE TABLE members (
  room_id BIGINT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
  user_id BIGINT NOT NULL REFERENCES users (id),
  role    TEXT   NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
  muted_until TIMESTAMPTZ,
  PRIMARY KEY (room_id, user_id)
);

CREATE TABLE messages (
  id        BIGSERIAL PRIMARY KEY,
  room_id   BIGINT NOT NULL REFERENCES rooms (id),
  author_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
  kind      message_kind NOT NULL DEFAULT 'text',
  body      TEXT NOT NULL,
  meta      JSONB,
  tags      TEXT[] NOT NULL DEFAULT '{}',
  sent_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
  edited_at TIMESTAMPTZ
);

CREATE INDEX messages_room_sent ON messages (room_id, sent_at DESC);
CREATE INDEX messages_tags ON messages USING gin (tags);
