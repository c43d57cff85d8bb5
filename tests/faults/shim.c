/* Stands between a process and its disk (LD_PRELOAD): writes down, fails or slows what happens to the files whose
 * path contains $SHIM_MATCH.
 *
 * SHIM_LOG         a file that gets every write, wait, cut and removal, in order, with its bytes
 * SHIM_ACK         a descriptor: what the process writes there is put into the log too, among the others
 * SHIM_WRITE_FAIL  "n errno times": the n-th write and those after it fail, so many times
 * SHIM_SYNC_FAIL   "n errno times": the same for waits (fsync, fdatasync)
 * SHIM_SYNC_MS     each wait takes so many milliseconds longer
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

typedef struct { long seen, first, times; int error; } Failure;

static int started, log_fd = -1, ack_fd = -1;
static const char *match;
static long sync_ms;
static Failure on_write, on_sync;

static void failure(const char *name, Failure *f) {
    const char *told = getenv(name);
    if (!told || sscanf(told, "%ld %d %ld", &f->first, &f->error, &f->times) != 3) f->first = 0;
}

static void start(void) {
    if (started) return;
    started = 1;
    match = getenv("SHIM_MATCH");
    if (getenv("SHIM_ACK")) ack_fd = atoi(getenv("SHIM_ACK"));
    if (getenv("SHIM_SYNC_MS")) sync_ms = atol(getenv("SHIM_SYNC_MS"));
    failure("SHIM_WRITE_FAIL", &on_write);
    failure("SHIM_SYNC_FAIL", &on_sync);
    if (getenv("SHIM_LOG")) {
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        log_fd = real_open(getenv("SHIM_LOG"), O_CREAT | O_APPEND | O_WRONLY, 0644);
    }
}

static int ours(int fd, char *path) {
    char link[64];
    start();
    if (!match) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, 500);
    if (n < 0) return 0;
    path[n] = 0;
    return strstr(path, match) != 0;
}

static void record(char what, const char *path, long offset, const void *bytes, long n) {
    static ssize_t (*real_write)(int, const void *, size_t);
    if (log_fd < 0) return;
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    char *line = malloc(n + 700);
    int k = sprintf(line, "%c %s %ld %ld\n", what, path, offset, n);
    if (n && bytes) memcpy(line + k, bytes, n);
    real_write(log_fd, line, k + (bytes ? n : 0));
    free(line);
}

static int fails(Failure *f) {
    f->seen++;
    if (!f->first || f->seen < f->first || f->seen >= f->first + f->times) return 0;
    errno = f->error;
    return 1;
}

#define PWRITE(name, offset_t)                                                     \
    ssize_t name(int fd, const void *bytes, size_t n, offset_t offset) {           \
        static ssize_t (*real)(int, const void *, size_t, offset_t);               \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                 \
        char path[512];                                                            \
        int mine = ours(fd, path);                                                 \
        if (mine && fails(&on_write)) return -1;                                   \
        ssize_t done = real(fd, bytes, n, offset);                                 \
        if (mine && done > 0) record('W', path, offset, bytes, done);              \
        return done;                                                               \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static int synced(const char *name, int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    char path[512];
    if (ours(fd, path)) {
        if (sync_ms) usleep(sync_ms * 1000);
        if (fails(&on_sync)) return -1;
        record('S', path, 0, 0, 0);
    }
    return real(fd);
}
int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }

#define CUT(name, offset_t)                                                        \
    int name(int fd, offset_t n) {                                                 \
        static int (*real)(int, offset_t);                                         \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                 \
        char path[512];                                                            \
        if (ours(fd, path)) record('T', path, n, 0, 0);                            \
        return real(fd, n);                                                        \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    start();
    if (match && strstr(path, match)) record('U', path, 0, 0, 0);
    return real(path);
}

ssize_t write(int fd, const void *bytes, size_t n) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    start();
    if (fd == ack_fd) record('A', "ack", 0, bytes, n);
    return real(fd, bytes, n);
}
