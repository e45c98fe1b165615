/* Records what a process writes to the databases of one folder, and when it synchronises them: for PowerCutTests. Lets the disk fail
   under it, for FailingDiskTests: while the file RECORD_FAULT is there, the next operation of the kind that its first letter names
   fails with the errno behind it, for example w5, and removes the file.
   RECORD_FOLDER is the folder, RECORD_LOG the file of records. A record: a letter (w write, t truncate, s synchronise),
   the length of the name, the offset or new size, the length of the data, all but the letter as 64-bit numbers; name; data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record_file = -1;

static const char *database_of(int fd, char *path, size_t size) {
  char link[64];
  const char *folder = getenv("RECORD_FOLDER");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0 || !folder) return NULL;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return NULL;
  const char *name = strrchr(path, '/') + 1;
  return strstr(name, ".db") && !strstr(name, "-shm") ? name : NULL;
}

static void put(const void *data, size_t length) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = dlsym(RTLD_NEXT, "write");
  for (const char *at = data; length > 0;) {
    ssize_t done = real(record_file, at, length);
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

static void record(char kind, const char *name, uint64_t at, const void *data, uint64_t length) {
  if (record_file < 0) record_file = open(getenv("RECORD_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint64_t head[3] = {strlen(name), at, length};
  put(&kind, 1);
  put(head, sizeof head);
  put(name, head[0]);
  if (length) put(data, length);
}

static int fails(char kind) {
  const char *fault = getenv("RECORD_FAULT");
  FILE *file = fault ? fopen(fault, "r") : NULL;
  char asked = 0;
  int number = 0;
  if (!file) return 0;
  int read = fscanf(file, "%c%d", &asked, &number);
  fclose(file);
  if (read != 2 || asked != kind || unlink(fault) != 0) return 0;
  errno = number;
  return 1;
}

#define RECORDED(call, kind, at, data, length)          \
  char path[4096];                                      \
  const char *name = database_of(fd, path, sizeof path); \
  if (!name) return call;                               \
  if (fails(kind)) return -1;                           \
  pthread_mutex_lock(&lock);                            \
  ssize_t result = call;                                \
  if (result >= 0) record(kind, name, at, data, length); \
  pthread_mutex_unlock(&lock);                          \
  return result

#define REAL(type, name, ...)                 \
  static type (*real)(__VA_ARGS__);           \
  if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  RECORDED(real(fd, data, length, at), 'w', at, data, result);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return pwrite64(fd, data, length, at); }

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  RECORDED(real(fd, size), 't', size, NULL, 0);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
  REAL(int, fsync, int);
  RECORDED(real(fd), 's', 0, NULL, 0);
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  RECORDED(real(fd), 's', 0, NULL, 0);
}
